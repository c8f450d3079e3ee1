# SPDX-License-Identifier: MIT
# Where everything goes, and the packages made of it. Man pages, completions and the example config are
# made by juggle_gen from the tables, into the build directory.
set(docs ${CMAKE_BINARY_DIR}/docs)
set(documents)

# juggle_document(FILE WHAT [OF]): docs/FILE is what `juggle_gen WHAT OF` prints; OF may be a file.
function(juggle_document file)
  set(of)
  if(EXISTS "${ARGV2}")
    set(of ${ARGV2})
  endif()
  add_custom_command(OUTPUT ${docs}/${file}
    COMMAND ${CMAKE_COMMAND} -E make_directory ${docs}
    COMMAND juggle_gen ${ARGN} > ${docs}/${file}
    DEPENDS juggle_gen ${of} VERBATIM)
  set(documents ${documents} ${docs}/${file} PARENT_SCOPE)
endfunction()

juggle_document(juggle.1 man ${CMAKE_SOURCE_DIR}/share/man/juggle.1.mdoc.in)
juggle_document(juggle.5 man ${CMAKE_SOURCE_DIR}/share/man/juggle.5.mdoc.in)
juggle_document(juggle.bash completions bash)
juggle_document(_juggle completions zsh)
juggle_document(juggle.fish completions fish)
juggle_document(config.example.ini example)
juggle_document(keys.md keys)
add_custom_target(juggle_documents ALL DEPENDS ${documents})

install(TARGETS juggle RUNTIME DESTINATION ${CMAKE_INSTALL_BINDIR})
install(FILES ${docs}/juggle.1 DESTINATION ${CMAKE_INSTALL_MANDIR}/man1)
install(FILES ${docs}/juggle.5 DESTINATION ${CMAKE_INSTALL_MANDIR}/man5)
install(FILES ${docs}/juggle.bash DESTINATION ${CMAKE_INSTALL_DATADIR}/bash-completion/completions
  RENAME juggle)
install(FILES ${docs}/_juggle DESTINATION ${CMAKE_INSTALL_DATADIR}/zsh/site-functions)
install(FILES ${docs}/juggle.fish DESTINATION ${CMAKE_INSTALL_DATADIR}/fish/vendor_completions.d)
install(FILES ${docs}/config.example.ini DESTINATION ${CMAKE_INSTALL_DOCDIR})
install(DIRECTORY ${CMAKE_SOURCE_DIR}/share/examples DESTINATION ${CMAKE_INSTALL_DOCDIR})
install(FILES ${CMAKE_SOURCE_DIR}/LICENSE DESTINATION ${CMAKE_INSTALL_DOCDIR} RENAME copyright)

set(CPACK_GENERATOR DEB TGZ)
set(CPACK_PACKAGE_CONTACT "juggle's makers <juggle@localhost>")
set(CPACK_PACKAGE_VENDOR juggle)
set(CPACK_STRIP_FILES ON)
set(CPACK_DEBIAN_FILE_NAME DEB-DEFAULT)
set(CPACK_DEBIAN_PACKAGE_SECTION utils)
set(CPACK_DEBIAN_PACKAGE_SHLIBDEPS ON)
set(CPACK_DEBIAN_PACKAGE_DEPENDS "tzdata, libical3 | libical3t64") # which is loaded, not linked
include(CPack)
