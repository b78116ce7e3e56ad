// Supplies what Node 18 (in the substitute Electron 25) lacks and our libraries
// expect from newer Node. Each piece is added only where it is missing, so that on
// a newer Electron this file does nothing. The product's own code carries none of it.
'use strict';

/** Defines a missing property the way a built-in is defined: writable, not enumerable. */
function supply(target, name, value) {
  if (name in target) return;
  Object.defineProperty(target, name, { value, writable: true, configurable: true, enumerable: false });
}

function supplyLanguage() {
  supply(Promise, 'withResolvers', function withResolvers() {
    const deferred = {};
    deferred.promise = new this((resolve, reject) => {
      deferred.resolve = resolve;
      deferred.reject = reject;
    });
    return deferred;
  });
  supply(Object, 'groupBy', function groupBy(items, keyOf) {
    const groups = Object.create(null);
    let index = 0;
    for (const item of items) {
      const key = keyOf(item, index);
      index += 1;
      (groups[key] ??= []).push(item);
    }
    return groups;
  });
  supply(Map, 'groupBy', function groupBy(items, keyOf) {
    const groups = new Map();
    let index = 0;
    for (const item of items) {
      const key = keyOf(item, index);
      index += 1;
      if (!groups.has(key)) groups.set(key, []);
      groups.get(key).push(item);
    }
    return groups;
  });
  supply(Symbol, 'asyncDispose', Symbol('Symbol.asyncDispose'));
  supply(Symbol, 'dispose', Symbol('Symbol.dispose'));
}

function supplyGlobals() {
  const buffer = require('node:buffer');
  // In Node 18 File is part of node:buffer, and only later became a global.
  supply(globalThis, 'File', buffer.File);
  // uuid 14 takes its random bytes from the global, which Node 18 keeps in node:crypto.
  supply(globalThis, 'crypto', require('node:crypto').webcrypto);
  supply(AbortSignal, 'any', function any(signals) {
    const controller = new AbortController();
    for (const signal of signals) {
      if (signal.aborted) {
        controller.abort(signal.reason);
        break;
      }
      signal.addEventListener('abort', () => controller.abort(signal.reason), {
        once: true,
        signal: controller.signal,
      });
    }
    return controller.signal;
  });
}

function supplyNodeModules() {
  const { Transform } = require('node:stream');
  const events = require('node:events');
  const workerThreads = require('node:worker_threads');
  const zlib = require('node:zlib');

  // undici only asks for it when a server answers in zstd, which Node 18 cannot read.
  supply(zlib, 'createZstdDecompress', function createZstdDecompress() {
    return new Transform({
      transform(chunk, encoding, callback) {
        callback(new Error('This Node cannot decompress zstd.'));
      },
    });
  });
  // The mark only matters to structuredClone; without it an object stays cloneable.
  supply(workerThreads, 'markAsUncloneable', function markAsUncloneable() {});
  supply(events, 'addAbortListener', function addAbortListener(signal, listener) {
    if (signal.aborted) {
      queueMicrotask(() => listener());
      return { [Symbol.dispose]() {} };
    }
    signal.addEventListener('abort', listener, { once: true });
    return { [Symbol.dispose]: () => signal.removeEventListener('abort', listener) };
  });
}

function supplyTracingChannel() {
  const diagnostics = require('node:diagnostics_channel');
  const names = ['start', 'end', 'asyncStart', 'asyncEnd', 'error'];

  // pino announces what it serialises on such a channel; nobody here listens to it,
  // but the calls themselves have to run.
  class TracingChannel {
    constructor(name) {
      for (const event of names) this[event] = diagnostics.channel(`tracing:${name}:${event}`);
    }
    get hasSubscribers() {
      return names.some((event) => this[event].hasSubscribers);
    }
    subscribe(handlers) {
      for (const event of names) if (handlers[event]) this[event].subscribe(handlers[event]);
    }
    unsubscribe(handlers) {
      for (const event of names) if (handlers[event]) this[event].unsubscribe(handlers[event]);
    }
    traceSync(run, context = {}, self, ...args) {
      this.start.publish(context);
      try {
        context.result = Reflect.apply(run, self, args);
        return context.result;
      } catch (error) {
        context.error = error;
        this.error.publish(context);
        throw error;
      } finally {
        this.end.publish(context);
      }
    }
    async tracePromise(run, context = {}, self, ...args) {
      try {
        context.result = await this.traceSync(run, context, self, ...args);
        return context.result;
      } finally {
        this.asyncStart.publish(context);
        this.asyncEnd.publish(context);
      }
    }
  }
  supply(diagnostics, 'tracingChannel', function tracingChannel(name) {
    return new TracingChannel(name);
  });
}

supplyLanguage();
supplyGlobals();
supplyTracingChannel();
supplyNodeModules();
