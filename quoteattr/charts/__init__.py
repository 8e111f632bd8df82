"""Charts of canonical quotes (extra ``chart``): who is quoted most, where a quote appeared, who had it first.

They count what ``deduplicate`` or a store gave and decide nothing.
"""

from __future__ import annotations

from quoteattr.charts.canvas import ENDINGS, Chart
from quoteattr.charts.outlets import outlets_chart
from quoteattr.charts.speakers import speakers_chart
from quoteattr.charts.timeline import timeline_chart

__all__ = ["ENDINGS", "Chart", "outlets_chart", "speakers_chart", "timeline_chart"]
