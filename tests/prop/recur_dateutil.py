# SPDX-License-Identifier: MIT
# Reads "DTSTART RRULE" lines and answers each with the first occurrences that python-dateutil finds,
# separated by blanks; an empty line where there is none before 2100. Exit 77 without dateutil.
import itertools
import sys
from datetime import datetime

try:
    from dateutil.rrule import rrulestr
except ImportError:
    sys.exit(77)

END = datetime(2100, 1, 1)
for line in sys.stdin:
    start, rule, most = line.split()
    found = rrulestr(rule, dtstart=datetime.strptime(start, "%Y%m%dT%H%M%S"))
    upto = itertools.takewhile(lambda at: at < END, found)
    print(*(at.strftime("%Y%m%dT%H%M%S") for at in itertools.islice(upto, int(most))))
