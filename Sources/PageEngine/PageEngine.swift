// PageEngine: the engine of the step-through page, without the page.
//
// Settings  the request of the page as text, and what it sets: surface, runs, panels
// Session   runs the scenarios, holds the views, redraws what changed
// Drawing   text set in lines, scenes as display lists for a canvas
// Answers   what the page is told, as JSON
//
// The same code runs in the page, compiled to WebAssembly, and in the tests on the host.
