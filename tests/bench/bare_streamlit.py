"""A bare Streamlit page: the charts that the address names (`?charts=map38,bar`), one button, nothing else."""

import plain_figures
import streamlit as st

st.set_page_config(layout="wide")
st.session_state.setdefault("step", 0)
if st.button("next"):
    st.session_state["step"] += 1
for position, figure in enumerate(plain_figures.figures(st.query_params["charts"], st.session_state["step"])):
    st.plotly_chart(figure, key=f"chart_{position}", config=plain_figures.CONFIG)
