# SPDX-License-Identifier: MIT
# juggle_flags: what every target is compiled with.
set(CMAKE_C_STANDARD 17)
set(CMAKE_C_STANDARD_REQUIRED ON)
set(CMAKE_C_EXTENSIONS OFF)
set(CMAKE_POSITION_INDEPENDENT_CODE ON)
set(CMAKE_EXPORT_COMPILE_COMMANDS ON)

add_library(juggle_flags INTERFACE)
target_include_directories(juggle_flags INTERFACE
  ${CMAKE_SOURCE_DIR}/include ${CMAKE_BINARY_DIR}/generated)
target_compile_definitions(juggle_flags INTERFACE _POSIX_C_SOURCE=200809L _DEFAULT_SOURCE)
target_compile_options(juggle_flags INTERFACE
  -Wall -Wextra -Wpedantic -Wshadow -Wconversion -Wsign-conversion
  -Wstrict-prototypes -Wmissing-prototypes -Wold-style-definition -Wvla
  -Wformat=2 -Wswitch-enum -Wcast-qual -Wwrite-strings -Wundef
  -fno-common -ffunction-sections -fdata-sections)
target_link_options(juggle_flags INTERFACE -Wl,--gc-sections -Wl,--as-needed)
if(JUGGLE_WERROR)
  target_compile_options(juggle_flags INTERFACE -Werror)
endif()

if(JUGGLE_SANITIZE)
  target_compile_options(juggle_flags INTERFACE
    -fsanitize=${JUGGLE_SANITIZE} -fno-sanitize-recover=all -fno-omit-frame-pointer)
  target_link_options(juggle_flags INTERFACE -fsanitize=${JUGGLE_SANITIZE})
  target_compile_definitions(juggle_flags INTERFACE JUGGLE_SANITIZED)
elseif(CMAKE_BUILD_TYPE MATCHES "Release|RelWithDebInfo|MinSizeRel")
  target_compile_options(juggle_flags INTERFACE
    -U_FORTIFY_SOURCE -D_FORTIFY_SOURCE=2 -fstack-protector-strong -fstack-clash-protection)
  if(CMAKE_SYSTEM_PROCESSOR MATCHES "x86_64|i.86")
    target_compile_options(juggle_flags INTERFACE -fcf-protection)
  endif()
  target_link_options(juggle_flags INTERFACE
    -Wl,-z,relro -Wl,-z,now -Wl,-z,noexecstack)
endif()
