# What `cmake --install BUILD --component runtime` installs, and what ./dev package packs as a .deb.
include(GNUInstallDirs)
include(CMakePackageConfigHelpers)

set(NOSTALL_PACKAGE_FOLDER ${CMAKE_INSTALL_LIBDIR}/cmake/nostall)
if(NOT liburing_FOUND)
  set(liburing_FOUND 0)
endif()

set_target_properties(nostall-to-thread PROPERTIES EXPORT_NAME to_thread)
set_target_properties(nostall-runtime PROPERTIES EXPORT_NAME runtime)
set(NOSTALL_INSTALLED nostall-to-thread nostall-runtime)
set(NOSTALL_HAS_POSTGRES 0)
if(TARGET nostall-postgres)
  set_target_properties(nostall-postgres PROPERTIES EXPORT_NAME postgres)
  list(APPEND NOSTALL_INSTALLED nostall-postgres)
  set(NOSTALL_HAS_POSTGRES 1)
endif()
install(TARGETS ${NOSTALL_INSTALLED} EXPORT nostallTargets
  ARCHIVE DESTINATION ${CMAKE_INSTALL_LIBDIR} COMPONENT runtime)
install(EXPORT nostallTargets NAMESPACE nostall:: DESTINATION ${NOSTALL_PACKAGE_FOLDER} COMPONENT runtime)
install(DIRECTORY ${CMAKE_CURRENT_SOURCE_DIR}/include/nostall DESTINATION ${CMAKE_INSTALL_INCLUDEDIR}
  COMPONENT runtime)

configure_package_config_file(${CMAKE_CURRENT_LIST_DIR}/nostallConfig.cmake.in
  ${CMAKE_CURRENT_BINARY_DIR}/nostallConfig.cmake INSTALL_DESTINATION ${NOSTALL_PACKAGE_FOLDER})
write_basic_package_version_file(${CMAKE_CURRENT_BINARY_DIR}/nostallConfigVersion.cmake
  VERSION ${PROJECT_VERSION} COMPATIBILITY SameMinorVersion)
install(FILES ${CMAKE_CURRENT_BINARY_DIR}/nostallConfig.cmake ${CMAKE_CURRENT_BINARY_DIR}/nostallConfigVersion.cmake
  DESTINATION ${NOSTALL_PACKAGE_FOLDER} COMPONENT runtime)

if(PROJECT_IS_TOP_LEVEL)
  set(CPACK_GENERATOR DEB)
  set(CPACK_PACKAGING_INSTALL_PREFIX /usr)
  set(CPACK_COMPONENTS_ALL runtime)
  if(TARGET nostall-described) # the checker's part: checker/integrations/package/package.cmake
    list(APPEND CPACK_COMPONENTS_ALL checker)
  endif()
  set(CPACK_STRIP_FILES ON)
  set(CPACK_DEB_COMPONENT_INSTALL ON)
  set(CPACK_DEBIAN_RUNTIME_PACKAGE_NAME libnostall-dev)
  set(CPACK_DEBIAN_RUNTIME_FILE_NAME DEB-DEFAULT)
  set(CPACK_DEBIAN_RUNTIME_PACKAGE_SECTION libdevel)
  set(CPACK_DEBIAN_RUNTIME_DESCRIPTION "coroutine HTTP runtime on Boost.Asio
 Coroutine handlers run on the event loop, plain ones in a bounded pool of
 threads, and a watchdog tells who stalls the loop.")
  set(CPACK_DEBIAN_RUNTIME_PACKAGE_DEPENDS "libboost1.81-dev, libboost-json1.81-dev, libboost-url1.81-dev, libssl-dev, libdw-dev")
  if(liburing_FOUND)
    string(APPEND CPACK_DEBIAN_RUNTIME_PACKAGE_DEPENDS ", liburing-dev")
  endif()
  if(NOSTALL_HAS_POSTGRES)
    string(APPEND CPACK_DEBIAN_RUNTIME_PACKAGE_DEPENDS ", libpq-dev")
  endif()
  set(CPACK_PACKAGE_CONTACT "the nostall project <${PROJECT_HOMEPAGE_URL}>")
  include(CPack)
endif()
