# SPDX-License-Identifier: MIT
# embed(OUT.c NAME FILE): FILE as `const char NAME[]`, ended by NUL, written as bytes, since string literals
# have a largest length.
function(embed out name file)
  add_custom_command(OUTPUT ${out}
    COMMAND ${CMAKE_COMMAND} -DOUT=${out} -DNAME=${name} -DFILE=${file}
            -P ${CMAKE_SOURCE_DIR}/share/cmake/EmbedFile.cmake
    DEPENDS ${file} ${CMAKE_SOURCE_DIR}/share/cmake/EmbedFile.cmake
    VERBATIM)
endfunction()
