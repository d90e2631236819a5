/* SPDX-License-Identifier: Apache-2.0 */
package io.cplnprefect.testkit.fault;

import java.util.ArrayList;
import java.util.List;
import java.util.SplittableRandom;
import org.jspecify.annotations.Nullable;

/**
 * The faults that an emulator injects, as rules that read as sentences:
 *
 * <pre>{@code
 * FaultPlan faults = FaultPlan.create();
 * faults.when(post("/flow_runs/{id}/set_state").whereBodyContains("RUNNING")).once().then(loseResponse());
 * faults.when(get("/work_pools/**")).skip(2).times(3).then(rateLimit(Duration.ofSeconds(5)));
 * faults.when(any()).withProbability(0.05).then(respond(503));
 * }</pre>
 *
 * <p>The first rule that applies to a request decides about it. Rules may be added and cleared while the emulator runs.
 * Rules with a probability draw from the seed of the plan, each for itself in the order of its requests, so that the
 * same sequence of requests always has the same faults.
 *
 * <p>Instances are safe for use by several threads; one plan may serve several emulators.
 */
public final class FaultPlan {
    private final long seed;
    private final List<Rule> rules = new ArrayList<>();
    private final List<InjectedFault> injected = new ArrayList<>();
    private int created;

    private FaultPlan(long seed) {
        this.seed = seed;
    }

    /** Returns a plan without faults, with seed 0. */
    public static FaultPlan create() {
        return new FaultPlan(0);
    }

    /** Returns a plan without faults. */
    public static FaultPlan withSeed(long seed) {
        return new FaultPlan(seed);
    }

    /** Begins a rule for requests; {@link Rule#then} ends it. */
    public synchronized Rule when(RequestPattern requests) {
        created++;
        return new Rule(requests, new SplittableRandom(seed + created));
    }

    /** Removes all rules. */
    public synchronized void clear() {
        rules.clear();
    }

    /** Returns the faults injected so far, in order. */
    public synchronized List<InjectedFault> injected() {
        return List.copyOf(injected);
    }

    /** Returns the fault of a request and counts it, or null if no rule applies. An emulator calls this once per request. */
    public synchronized @Nullable Fault next(FaultRequest request) {
        for (Rule rule : rules) {
            Fault fault = rule.next(request);
            if (fault != null) {
                injected.add(new InjectedFault(request.method(), request.path(), fault));
                return fault;
            }
        }
        return null;
    }

    private synchronized void add(Rule rule) {
        rules.add(rule);
    }

    /** One rule of a plan: the selection of matching requests that have the fault. By default all have it. */
    public final class Rule {
        private final RequestPattern requests;
        private final SplittableRandom random;
        private int skip;
        private int times = Integer.MAX_VALUE;
        private int every = 1;
        private double probability = 1;
        private @Nullable Fault fault;
        private int matched;
        private int applied;

        private Rule(RequestPattern requests, SplittableRandom random) {
            this.requests = requests;
            this.random = random;
        }

        /** Leaves the first matching requests alone. */
        public Rule skip(int count) {
            skip = count;
            return this;
        }

        /** Applies to so many matching requests only. */
        public Rule times(int count) {
            times = count;
            return this;
        }

        /** Applies to one matching request only. */
        public Rule once() {
            return times(1);
        }

        /**
         * Applies to each n-th matching request only, the first included; with 2 the fault alternates with success.
         *
         * @throws IllegalArgumentException if n is less than 1
         */
        public Rule every(int n) {
            if (n < 1) {
                throw new IllegalArgumentException("Invalid interval " + n + ": expected 1 or more");
            }
            every = n;
            return this;
        }

        /**
         * Applies to a random share of the matching requests.
         *
         * @throws IllegalArgumentException if the probability is not between 0 and 1
         */
        public Rule withProbability(double share) {
            if (!(share >= 0 && share <= 1)) {
                throw new IllegalArgumentException("Invalid probability " + share + ": expected 0 to 1");
            }
            probability = share;
            return this;
        }

        /** Sets the fault and adds the rule to the plan. */
        public FaultPlan then(Fault injectedFault) {
            fault = injectedFault;
            add(this);
            return FaultPlan.this;
        }

        private @Nullable Fault next(FaultRequest request) {
            if (!requests.matches(request)) {
                return null;
            }
            int number = matched++ - skip;
            if (number < 0 || number % every != 0 || applied >= times) {
                return null;
            }
            if (probability < 1 && random.nextDouble() >= probability) {
                return null;
            }
            applied++;
            return fault;
        }
    }
}
