"""Workbooks in: the template that goes out, the reading of what comes back and its checks. All of a workbook or nothing."""
