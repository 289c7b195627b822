import { setFlagsFromString } from 'node:v8';

// Comes before everything else is loaded. WebAssembly (the HTTP parser, the embedded database) is compiled once and
// quickly: compiling its hot functions a second time takes up to 600 MB for a moment and saves no processor time here.
setFlagsFromString('--no-wasm-tier-up');
setFlagsFromString('--no-wasm-dynamic-tiering');
// The heap may be twice what is in use before it is swept, not four times.
setFlagsFromString('--heap-growing-percent=100');
