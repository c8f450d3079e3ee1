# SPDX-License-Identifier: MIT
# The outside libraries, each as an imported target that one folder links.
find_package(PkgConfig REQUIRED)
pkg_check_modules(NCURSESW REQUIRED IMPORTED_TARGET ncursesw)
pkg_check_modules(SQLITE3 REQUIRED IMPORTED_TARGET sqlite3>=3.37)
pkg_check_modules(LIBICAL REQUIRED IMPORTED_TARGET libical>=3.0)
pkg_check_modules(EXPAT REQUIRED IMPORTED_TARGET expat)
pkg_check_modules(JANSSON REQUIRED IMPORTED_TARGET jansson)

# Debian's iniparser 4.1 has no pkg-config file; newer ones do.
find_path(INIPARSER_INCLUDE iniparser.h PATH_SUFFIXES iniparser REQUIRED)
find_library(INIPARSER_LIBRARY iniparser REQUIRED)
add_library(iniparser_outside INTERFACE)
target_include_directories(iniparser_outside SYSTEM INTERFACE ${INIPARSER_INCLUDE})
target_link_libraries(iniparser_outside INTERFACE ${INIPARSER_LIBRARY})
