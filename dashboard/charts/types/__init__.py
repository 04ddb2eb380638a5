"""The chart types, a module each with what it alone needs; all are listed in dashboard.charts.choose."""
