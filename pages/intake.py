"""Taking reports in: each file is read and shown before it enters the library; below, the library itself."""

from jixiao import dashboard

dashboard.intake()
dashboard.shelf()
