# SPDX-License-Identifier: MIT
# page.py PAGE: the page as XML: well formed, with charts in it, and with nothing that would be loaded or run.
import sys
import xml.etree.ElementTree as tree

text = open(sys.argv[1], encoding="utf-8").read()
if not text.startswith("<!DOCTYPE html>\n"):
    sys.exit("no doctype")
root = tree.fromstring(text.split("\n", 1)[1])
names = [element.tag for element in root.iter()]
for name in ("script", "img", "link", "iframe", "object", "image", "use"):
    if name in names:
        sys.exit(f"there is a <{name}>")
for element in root.iter():
    for key, value in element.attrib.items():
        if key in ("href", "src", "style") or key.startswith("on") or "url(" in value:
            sys.exit(f"<{element.tag} {key}={value}>")
if "url(" in root.find("head/style").text or "@import" in root.find("head/style").text:
    sys.exit("the style loads something")
charts = list(root.iter("svg"))
if len(charts) != 3 or any(not chart.findtext("title") for chart in charts):
    sys.exit(f"{len(charts)} charts, or one without a title")
if '<b>post</b> & its "pictures"' not in "".join(root.itertext()):
    sys.exit("a title isn't told as it is written")
