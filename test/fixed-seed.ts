import fc from 'fast-check';

// The same examples in every run, so that a green run stays green; `FC_SEED=$RANDOM npm test` looks for new ones.
fc.configureGlobal({ seed: Number(process.env['FC_SEED'] ?? 20261121) });
