/* SPDX-License-Identifier: Apache-2.0 */
package io.cplnprefect.bridge.histories;

import java.security.Provider;
import java.security.SecureRandomSpi;
import java.security.Security;
import java.util.SplittableRandom;
import java.util.UUID;

/**
 * Random UUIDs that depend on a seed, so that a history can be replayed: names of processes, ids of claims, commands and states.
 *
 * <p>{@link UUID#randomUUID} keeps the first provider of random numbers that it finds, so {@link #install} must be called before any
 * UUID is created. Threads inherit the seed from the thread that creates them.
 */
final class SeededUuids {

    private static final InheritableThreadLocal<SplittableRandom> SEEDED = new InheritableThreadLocal<>() {
        @Override
        protected SplittableRandom childValue(SplittableRandom parent) {
            return parent;
        }
    };

    private SeededUuids() {}

    static void install() {
        Security.insertProviderAt(new Seeded(), 1);
    }

    /** Seeds the UUIDs of this thread and of threads that it creates from now on. */
    static void seed(long seed) {
        SEEDED.set(new SplittableRandom(seed));
    }

    /** Returns whether {@link #install} was called early enough. */
    static boolean areInForce() {
        seed(1);
        UUID first = UUID.randomUUID();
        seed(1);
        return first.equals(UUID.randomUUID());
    }

    /** The provider. */
    public static final class Seeded extends Provider {
        private static final long serialVersionUID = 1;

        Seeded() {
            super("SeededUuids", "1", "random numbers of a seed, for tests");
            put("SecureRandom.SeededUuids", Numbers.class.getName());
        }
    }

    /** Its numbers. */
    public static final class Numbers extends SecureRandomSpi {
        private static final long serialVersionUID = 1;
        private static final SplittableRandom UNSEEDED = new SplittableRandom();

        /** Creates a source of numbers. */
        public Numbers() {}

        @Override
        protected void engineSetSeed(byte[] seed) {}

        @Override
        protected void engineNextBytes(byte[] bytes) {
            SplittableRandom seeded = SEEDED.get();
            SplittableRandom random = seeded == null ? UNSEEDED : seeded;
            synchronized (random) {
                random.nextBytes(bytes);
            }
        }

        @Override
        protected byte[] engineGenerateSeed(int length) {
            byte[] seed = new byte[length];
            engineNextBytes(seed);
            return seed;
        }
    }
}
