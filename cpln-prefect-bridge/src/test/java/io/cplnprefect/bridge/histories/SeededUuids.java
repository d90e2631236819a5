/* SPDX-License-Identifier: Apache-2.0 */
package io.cplnprefect.bridge.histories;

import java.security.Provider;
import java.security.SecureRandomSpi;
import java.security.Security;
import java.util.Objects;
import java.util.SplittableRandom;
import java.util.UUID;
import java.util.concurrent.atomic.AtomicReference;

/**
 * Random UUIDs that depend on a seed, so that a history can be replayed: names of processes, ids of claims, commands and states.
 *
 * <p>{@link UUID#randomUUID} keeps the first provider of random numbers that it finds, so {@link #install} must be called before any
 * UUID is created. Threads inherit the seed from the thread that creates them.
 */
final class SeededUuids {

    private static final InheritableThreadLocal<AtomicReference<SplittableRandom>> SEEDED =
            new InheritableThreadLocal<>();

    private SeededUuids() {}

    static void install() {
        Security.insertProviderAt(new Seeded(), 1);
    }

    /** Gives this thread and the threads that it creates from now on UUIDs of their own. */
    static void begin() {
        SEEDED.set(new AtomicReference<>(new SplittableRandom(0)));
    }

    /** Sets the seed of this thread, which has begun, and of the threads that it has created. */
    static void seed(long seed) {
        SEEDED.get().set(new SplittableRandom(seed));
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
            AtomicReference<SplittableRandom> seeded = SEEDED.get();
            SplittableRandom random = Objects.requireNonNull(seeded == null ? UNSEEDED : seeded.get());
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
