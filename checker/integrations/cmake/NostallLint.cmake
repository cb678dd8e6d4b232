# NostallLint: nostall as build steps, one for each source file and one for each target.
#
#   list(APPEND CMAKE_MODULE_PATH .../checker/integrations/cmake)
#   include(NostallLint)
#   add_executable(server server.cpp session.cpp)
#   target_link_libraries(server PRIVATE storage)
#   nostall_add_lint(server WITH storage)         # ninja server-nostall
#
# nostall_add_lint(TARGET [ALL] [WITH TARGET...] [OPTIONS OPTION...])
#
# Adds the target TARGET-nostall, which fails when nostall finds something. Each source file of TARGET is summarised by
# itself, with the flags that it is compiled with, and again only when it, a header that it reads, or its flags change;
# the summaries are then linked. Call it when everything is said about TARGET.
#   ALL      the check belongs to the default target
#   WITH     other targets with nostall_add_lint, libraries of this one: their functions are seen too
#   OPTIONS  for `nostall link`, which runs in the top source folder: --format;sarif=${CMAKE_BINARY_DIR}/server.sarif
#
# The program is NOSTALL_PROGRAM, found on the PATH when it is not set. It is not called through ccache or the like.
include_guard(GLOBAL)
find_program(NOSTALL_PROGRAM nostall DOC "The program nostall")
set(NOSTALL_SUMMARIZE_LAUNCHER "${CMAKE_CURRENT_LIST_DIR}/summarize-launcher.sh"
    CACHE INTERNAL "What runs nostall in a compiler's place")

# Gives CLONE what decides how the sources of TARGET are compiled.
function(_nostall_copy_usage target clone)
  foreach(property IN ITEMS CXX_STANDARD CXX_EXTENSIONS CXX_STANDARD_REQUIRED C_STANDARD C_EXTENSIONS
          C_STANDARD_REQUIRED COMPILE_FEATURES PRECOMPILE_HEADERS POSITION_INDEPENDENT_CODE NO_SYSTEM_FROM_IMPORTED)
    get_target_property(value ${target} ${property})
    if(NOT value STREQUAL "value-NOTFOUND")
      set_property(TARGET ${clone} PROPERTY ${property} "${value}")
    endif()
  endforeach()
  foreach(property IN ITEMS INCLUDE_DIRECTORIES COMPILE_DEFINITIONS COMPILE_OPTIONS)
    set_property(TARGET ${clone} APPEND PROPERTY ${property} "$<TARGET_PROPERTY:${target},${property}>")
  endforeach()
  # Through the libraries come system folders, language standards, and headers that must be generated first.
  get_target_property(libraries ${target} LINK_LIBRARIES)
  if(libraries)
    target_link_libraries(${clone} PRIVATE ${libraries})
  endif()
  get_target_property(type ${target} TYPE)
  if(type MATCHES "SHARED_LIBRARY|MODULE_LIBRARY")
    get_target_property(symbol ${target} DEFINE_SYMBOL)
    if(NOT symbol)
      string(MAKE_C_IDENTIFIER "${target}_EXPORTS" symbol)
    endif()
    target_compile_definitions(${clone} PRIVATE ${symbol})
  endif()
endfunction()

# The .nostall.yaml that hold for the sources of TARGET: those of their folders and of all folders around these.
function(_nostall_find_configurations target result)
  get_target_property(sources ${target} SOURCES)
  set(folders "")
  foreach(source IN LISTS sources)
    cmake_path(ABSOLUTE_PATH source BASE_DIRECTORY "${CMAKE_CURRENT_SOURCE_DIR}")
    cmake_path(GET source PARENT_PATH folder)
    while(NOT folder IN_LIST folders)
      list(APPEND folders "${folder}")
      cmake_path(GET folder PARENT_PATH folder)
    endwhile()
  endforeach()
  list(TRANSFORM folders APPEND "/.nostall.yaml")
  set(found "")
  foreach(file IN LISTS folders)
    if(EXISTS "${file}")
      list(APPEND found "${file}")
    endif()
  endforeach()
  set(${result} "${found}" PARENT_SCOPE)
endfunction()

# A library of objects from the sources of TARGET, whose objects are summaries.
function(_nostall_add_summaries target clone configurations)
  get_target_property(sources ${target} SOURCES)
  add_library(${clone} OBJECT EXCLUDE_FROM_ALL ${sources})
  _nostall_copy_usage(${target} ${clone})
  list(JOIN configurations ":" configurations)
  if(NOT configurations)
    set(configurations none)
  endif()
  set(launcher "${NOSTALL_SUMMARIZE_LAUNCHER};${NOSTALL_PROGRAM};${CMAKE_SOURCE_DIR};${configurations}")
  set_target_properties(${clone} PROPERTIES C_COMPILER_LAUNCHER "${launcher}" CXX_COMPILER_LAUNCHER "${launcher}"
    EXPORT_COMPILE_COMMANDS OFF UNITY_BUILD OFF CXX_CLANG_TIDY "" C_CLANG_TIDY "" CXX_CPPCHECK ""
    CXX_INCLUDE_WHAT_YOU_USE "" INTERPROCEDURAL_OPTIMIZATION OFF)
endfunction()

function(nostall_add_lint target)
  cmake_parse_arguments(PARSE_ARGV 1 lint "ALL" "" "WITH;OPTIONS")
  if(lint_UNPARSED_ARGUMENTS)
    message(FATAL_ERROR "nostall_add_lint: unknown arguments: ${lint_UNPARSED_ARGUMENTS}")
  endif()
  if(NOT NOSTALL_PROGRAM)
    message(FATAL_ERROR "nostall_add_lint: there is no program nostall on the PATH: set NOSTALL_PROGRAM")
  endif()
  get_target_property(folder ${target} SOURCE_DIR)
  if(NOT folder STREQUAL CMAKE_CURRENT_SOURCE_DIR)
    message(FATAL_ERROR "nostall_add_lint(${target}) must be called where the target is defined: ${folder}")
  endif()

  set(clone ${target}-nostall-summaries)
  _nostall_find_configurations(${target} configurations)
  _nostall_add_summaries(${target} ${clone} "${configurations}")
  set(summaries "")
  foreach(each IN ITEMS ${target} ${lint_WITH})
    # That of a precompiled header says nothing that the others do not.
    list(APPEND summaries "$<FILTER:$<TARGET_OBJECTS:${each}-nostall-summaries>,EXCLUDE,\\.[gp]ch$>")
  endforeach()

  set(clean "${CMAKE_CURRENT_BINARY_DIR}/${target}-nostall$<$<BOOL:$<CONFIG>>:.$<CONFIG>>.clean")
  add_custom_command(OUTPUT "${clean}"
    COMMAND "${NOSTALL_PROGRAM}" link ${summaries} --project-root "${CMAKE_SOURCE_DIR}" ${lint_OPTIONS}
    COMMAND "${CMAKE_COMMAND}" -E touch "${clean}"
    DEPENDS ${summaries} "${NOSTALL_PROGRAM}" ${configurations}
    WORKING_DIRECTORY "${CMAKE_SOURCE_DIR}"
    COMMENT "Looking for calls that block an event loop in ${target}"
    COMMAND_EXPAND_LISTS VERBATIM)
  set(default "")
  if(lint_ALL)
    set(default ALL)
  endif()
  add_custom_target(${target}-nostall ${default} DEPENDS "${clean}")
  # Makefiles know how to make an object only where they make its library. This makes its libraries too, the real ones,
  # which Ninja does not need.
  if(CMAKE_GENERATOR MATCHES "Makefiles")
    foreach(each IN ITEMS ${target} ${lint_WITH})
      add_dependencies(${target}-nostall ${each}-nostall-summaries)
    endforeach()
  endif()
endfunction()
