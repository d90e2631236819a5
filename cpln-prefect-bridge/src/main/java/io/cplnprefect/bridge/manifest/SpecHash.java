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
 * The hash of a workload spec, by which a job finds a workload that already fits it (tag {@code cpln/specHash}).
 *
 * <p>The recipe is the one of Control Plane's Python integration, so that both reuse each other's workloads: the JSON text of
 * Python's {@code json.dumps(spec, sort_keys=True)}, MD5, lower-case hexadecimal digits. It identifies; it protects nothing.
 */
public final class SpecHash {

    private static final String SECRETS_KEY = "x-prefect-secrets";

    private SpecHash() {}

    /**
     * Returns the hash of the spec.
     *
     * @throws IllegalArgumentException if the spec holds a fractional number, whose text Python and Java do not agree on
     */
    public static String of(ObjectNode spec) {
        return md5(PythonJson.write(spec));
    }

    /**
     * Returns the hash of the spec together with the secrets that its jobs read without mounting them.
     *
     * <p>The workload's policy reveals just those secrets, so jobs may share a workload only if they read the same ones. The
     * order and repetition of names do not matter; with none, this is {@link #of(ObjectNode)}.
     *
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

    private static String md5(String text) {
        try {
            byte[] digest = MessageDigest.getInstance("MD5").digest(text.getBytes(StandardCharsets.US_ASCII));
            return HexFormat.of().formatHex(digest);
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("Every Java platform has MD5", e);
        }
    }
}
