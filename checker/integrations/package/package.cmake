# What `cmake --install BUILD --component checker` installs, and what ./dev package packs as nostall_VERSION_amd64.deb.
include(GNUInstallDirs)
set(NOSTALL_SHARE ${CMAKE_INSTALL_DATADIR}/nostall)

# LLVM's libraries are where the loader looks anyway.
foreach(target nostall nostall-tidy nostall-clangd)
  if(TARGET ${target})
    set_target_properties(${target} PROPERTIES SKIP_BUILD_RPATH ON)
  endif()
endforeach()
install(TARGETS nostall RUNTIME DESTINATION ${CMAKE_INSTALL_BINDIR} COMPONENT checker)
install(TARGETS nostall-tidy LIBRARY DESTINATION ${CMAKE_INSTALL_LIBDIR}/nostall COMPONENT checker)
if(TARGET nostall-clangd)
  install(TARGETS nostall-clangd RUNTIME DESTINATION ${CMAKE_INSTALL_BINDIR} COMPONENT checker)
endif()
set(INTEGRATIONS ${CMAKE_CURRENT_SOURCE_DIR}/integrations)
install(PROGRAMS ${INTEGRATIONS}/ci/nostall-ci DESTINATION ${CMAKE_INSTALL_BINDIR} COMPONENT checker)
install(FILES ${INTEGRATIONS}/cmake/NostallLint.cmake DESTINATION ${NOSTALL_SHARE}/cmake COMPONENT checker)
install(PROGRAMS ${INTEGRATIONS}/cmake/summarize-launcher.sh DESTINATION ${NOSTALL_SHARE}/cmake COMPONENT checker)
install(DIRECTORY ${INTEGRATIONS}/bazel DESTINATION ${NOSTALL_SHARE} COMPONENT checker)
install(FILES ${INTEGRATIONS}/ci/nostall.gitlab-ci.yml DESTINATION ${NOSTALL_SHARE}/ci COMPONENT checker)
install(FILES ${PROJECT_SOURCE_DIR}/LICENSE DESTINATION ${CMAKE_INSTALL_DATADIR}/doc/nostall RENAME copyright
  COMPONENT checker)

# Man pages and completions are made of the help of the command line itself.
find_package(Python3 REQUIRED COMPONENTS Interpreter)
set(DESCRIBED ${CMAKE_CURRENT_BINARY_DIR}/described)
add_custom_command(OUTPUT ${DESCRIBED}/stamp
  COMMAND ${CMAKE_COMMAND} -E rm -rf ${DESCRIBED}
  COMMAND ${Python3_EXECUTABLE} ${INTEGRATIONS}/package/describe.py $<TARGET_FILE:nostall> ${DESCRIBED}
  COMMAND ${CMAKE_COMMAND} -E touch ${DESCRIBED}/stamp
  DEPENDS nostall ${INTEGRATIONS}/package/describe.py VERBATIM)
add_custom_target(nostall-described ALL DEPENDS ${DESCRIBED}/stamp)
install(DIRECTORY ${DESCRIBED}/man1 DESTINATION ${CMAKE_INSTALL_MANDIR} COMPONENT checker)
install(FILES ${DESCRIBED}/bash/nostall DESTINATION ${CMAKE_INSTALL_DATADIR}/bash-completion/completions
  COMPONENT checker)
install(FILES ${DESCRIBED}/zsh/_nostall DESTINATION ${CMAKE_INSTALL_DATADIR}/zsh/vendor-completions COMPONENT checker)
install(FILES ${DESCRIBED}/fish/nostall.fish DESTINATION ${CMAKE_INSTALL_DATADIR}/fish/vendor_completions.d
  COMPONENT checker)

set(CPACK_DEBIAN_CHECKER_PACKAGE_NAME nostall PARENT_SCOPE)
set(CPACK_DEBIAN_CHECKER_FILE_NAME DEB-DEFAULT PARENT_SCOPE)
set(CPACK_DEBIAN_CHECKER_PACKAGE_SECTION devel PARENT_SCOPE)
set(CPACK_DEBIAN_CHECKER_PACKAGE_SHLIBDEPS ON PARENT_SCOPE)
# The compiler's own headers, and a C++ standard library to parse.
set(CPACK_DEBIAN_CHECKER_PACKAGE_DEPENDS "libclang-common-${NOSTALL_LLVM_VERSION}-dev" PARENT_SCOPE)
set(CPACK_DEBIAN_CHECKER_PACKAGE_RECOMMENDS "g++, cmake, git" PARENT_SCOPE)
set(CPACK_DEBIAN_CHECKER_PACKAGE_SUGGESTS "clang-tidy-${NOSTALL_LLVM_VERSION}, ninja-build, bear" PARENT_SCOPE)
set(CPACK_DEBIAN_CHECKER_DESCRIPTION "finds calls that stall an event loop
 A static checker for C++ programs built on coroutines and event loops: the
 command line, the clang-tidy plugin, the editor's server nostall-clangd, and
 what build engines and CI need." PARENT_SCOPE)
