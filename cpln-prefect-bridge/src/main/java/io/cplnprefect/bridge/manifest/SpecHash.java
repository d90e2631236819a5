/* SPDX-License-Identifier: Apache-2.0 */
package io.cplnprefect.bridge.manifest;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.Collection;
import java.util.HexFormat;
import java.util.TreeSet;

/**
 * The hash of a workload spec, by which a job finds an existing workload (tag {@code cpln/specHash}).
 *
 * <p>The algorithm is that of Control Plane's Python integration, so that both reuse each other's workloads: the MD5 digest of the
 * text of Python's {@code json.dumps(spec, sort_keys=True)}, in lower-case hexadecimal digits. It is not a security measure.
 */
public final class SpecHash {

    private static final String SECRETS_KEY = "x-prefect-secrets";
    private static final String RELAXED_RATIO_KEY = "x-prefect-relaxed-memory-ratio";

    private SpecHash() {}

    /**
     * Returns the hash of a spec.
     *
     * @param spec the spec
     * @return 32 hexadecimal digits
     * @throws IllegalArgumentException if the spec contains a fractional number, which Python and Java write differently
     */
    public static String of(ObjectNode spec) {
        return md5(PythonJson.write(spec));
    }

    /**
     * Returns the hash of a spec and of the secrets that its jobs read without mounting them.
     *
     * <p>The policy of the workload reveals only those secrets, so jobs may share a workload only if they read the same ones.
     * Order and repetition of names have no effect; without names, the result is that of {@link #of(ObjectNode)}.
     *
     * @param spec the spec
     * @param secrets names of secrets
     * @return 32 hexadecimal digits
     * @throws IllegalArgumentException as for {@link #of(ObjectNode)}
     */
    public static String of(ObjectNode spec, Collection<String> secrets) {
        if (secrets.isEmpty()) {
            return of(spec);
        }
        ObjectNode hashed = spec.objectNode();
        hashed.setAll(spec);
        ArrayNode names = hashed.putArray(SECRETS_KEY);
        new TreeSet<>(secrets).forEach(names::add);
        return of(hashed);
    }

    /** A workload with the tag for more memory per CPU has a hash of its own, because its spec does not show the tag. */
    static String of(ObjectNode spec, Collection<String> secrets, boolean relaxedRatio) {
        if (!relaxedRatio) {
            return of(spec, secrets);
        }
        ObjectNode hashed = spec.objectNode();
        hashed.setAll(spec);
        hashed.put(RELAXED_RATIO_KEY, true);
        return of(hashed, secrets);
    }

    private static String md5(String text) {
        try {
            byte[] digest = MessageDigest.getInstance("MD5").digest(text.getBytes(StandardCharsets.US_ASCII));
            return HexFormat.of().formatHex(digest);
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("Every Java platform has MD5", e);
        }
    }
}
