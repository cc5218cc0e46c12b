"""Draws fleksjob by department from the zip of open data alone: fleksjob.py ZIP PICTURE.html."""

import sys
from zipfile import ZipFile

import pandas as pd
import plotly.graph_objects as go

with ZipFile(sys.argv[1]) as data:
    figures, codes = (pd.read_csv(data.open(name)) for name in ("figures.csv", "codes.csv"))
rows = figures.query("indicator == 'fleksjob' & counts & department != 'KK'").fillna({"value": 0})
rows = rows.sort_values("attainment", ascending=False).set_index("department_name")
why = rows["value_missing"].map(codes[codes["list"] == "absence"].set_index("code")["word"])
words = why.fillna(rows["value"].map("{:.0f}, ".format) + rows["status_word"])
tones = rows["attainment"].lt(1).map({True: "#b5472f", False: "#7f9db3"})
title = "{indicator_name}, {period}. Stregen er måltallet. Kilde: {sources}".format(**rows.iloc[0])
picture = go.Figure(layout={"title": title, "template": "simple_white", "showlegend": False})
picture.add_bar(x=rows["value"], y=rows.index, text=words, marker_color=tones, orientation="h")
picture.add_scatter(x=rows["target"], y=rows.index, text="<b>|</b>", mode="text", textfont_size=24)
picture.update_traces(textposition="outside", selector=0).write_html(sys.argv[2])
