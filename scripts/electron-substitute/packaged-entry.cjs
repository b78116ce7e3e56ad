// Entry of an app packed with the substitute Electron, for the packaging smoke test
// only: supplies what Node 18 lacks, then loads the app's own main.
'use strict';

require('./supply-everywhere.cjs');
require('../out/main/index.cjs');
