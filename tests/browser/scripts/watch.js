// Runs before anything of the page: notes what its Content-Security-Policy stops, and everything that moves.
window.watched = { forbidden: [], shifts: [] };
addEventListener("securitypolicyviolation", (event) => {
  watched.forbidden.push(`${event.effectiveDirective}: ${event.blockedURI || event.sourceFile}`);
});
new PerformanceObserver((list) => {
  for (const entry of list.getEntries()) {
    const moved = entry.sources.map((source) => source.node?.outerHTML?.slice(0, 80) ?? source.node?.nodeName);
    watched.shifts.push({ value: entry.value, moved: moved.join(" · ") });
  }
}).observe({ type: "layout-shift", buffered: true });
