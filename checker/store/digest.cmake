# Writes OUTPUT, a source file that defines FUNCTION(): IDENTITY and a digest of the contents of FILES, whose paths
# are relative to BASE. Run by the build whenever one of them changes.
set(DIGESTS "")
foreach(FILE IN LISTS FILES)
  file(SHA256 ${FILE} DIGEST)
  file(RELATIVE_PATH NAME ${BASE} ${FILE})
  string(APPEND DIGESTS "${NAME} ${DIGEST}\n")
endforeach()
string(SHA256 DIGEST "${DIGESTS}")
string(SUBSTRING ${DIGEST} 0 16 DIGEST)
file(WRITE ${OUTPUT} "#include \"store/ToolIdentity.h\"
llvm::StringRef nostall::${FUNCTION}() { return \"${IDENTITY} ${DIGEST}\"; }
")
