// First module of every utility process in the substitute Electron: supplies what
// Node 18 lacks there, then hands over to the module that was asked for.
'use strict';

require('./supply-node-18.cjs');

// The caller's module comes first among the arguments; without our own entry the
// module finds the command line it would have had.
process.argv.splice(1, 1);
require(process.argv[1]);
