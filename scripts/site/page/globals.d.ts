/** How many bytes the script of the worker has: known once it is built. */
declare const workerSize: number;
