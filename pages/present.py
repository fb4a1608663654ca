"""In the meeting: slides of what the filters keep, led by keys, and the same slides as files."""

from jixiao import dashboard

dashboard.title("present")
dashboard.present()
