/* SPDX-License-Identifier: Apache-2.0 */
package io.cplnprefect.bridge.internal.worker;

import io.cplnprefect.bridge.manifest.Slug;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.regex.Pattern;

/** The names of the secrets from which jobs read the credentials of their worker. Pure functions. */
public final class CredentialSecretName {

    /** The number of names for one variable of a worker. */
    public static final int MAX_GENERATIONS = 9;

    /** Names of variables, with the end of the names of their secrets. */
    private static final Map<String, String> ENDS =
            Map.of("PREFECT_API_KEY", "-api-key", "PREFECT_API_AUTH_STRING", "-auth-string");

    private static final Pattern NAME = Pattern.compile("prefect-.+-(api-key|auth-string)(-[0-9]+)?");

    /** The limit of Control Plane. */
    private static final int MAX_LENGTH = 64;

    private CredentialSecretName() {}

    /** Returns the variables that can be read from secrets. */
    public static Set<String> variables() {
        return ENDS.keySet();
    }

    /**
     * Returns the n-th name of the secret of a variable of a worker. The endings {@code -2}, {@code -3} and so on are used when the
     * cleanup has retired the secret of the name before.
     */
    public static String of(String worker, String variable, int generation) {
        String end = Objects.requireNonNull(ENDS.get(variable), variable) + (generation == 1 ? "" : "-" + generation);
        String begin = "prefect-" + Objects.requireNonNullElse(Slug.name(worker), "worker");
        return begin.substring(0, Math.min(begin.length(), MAX_LENGTH - end.length()))
                        .replaceFirst("-+$", "")
                + end;
    }

    /** Returns whether a secret has a name of this class. */
    public static boolean matches(String secret) {
        return NAME.matcher(secret).matches();
    }

    /** Returns whether a secret may have been written by a worker. */
    public static boolean isOf(String worker, String secret) {
        for (String variable : ENDS.keySet()) {
            for (int generation = 1; generation <= MAX_GENERATIONS; generation++) {
                if (of(worker, variable, generation).equals(secret)) {
                    return true;
                }
            }
        }
        return false;
    }
}
