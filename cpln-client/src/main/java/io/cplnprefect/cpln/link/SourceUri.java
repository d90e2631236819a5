/* SPDX-License-Identifier: Apache-2.0 */
package io.cplnprefect.cpln.link;

import io.cplnprefect.core.error.UsageException;
import io.cplnprefect.cpln.internal.Names;
import java.util.Set;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * Where the value of a variable or the content of a volume is from, in one of these forms:
 *
 * <table>
 * <caption>Forms</caption>
 * <tr><td>{@code cpln://secret/NAME}, {@code cpln://secret/NAME.KEY}</td><td>a secret, or one key of it</td></tr>
 * <tr><td>{@code cpln://volumeset/NAME}</td><td>a volume set of the same GVC</td></tr>
 * <tr><td>{@code cpln://reference/FIELD}</td><td>a field of the replica, such as {@code status.podIP}</td></tr>
 * <tr><td>{@code scratch://NAME}</td><td>a directory that is lost with the replica</td></tr>
 * <tr><td>{@code s3://}, {@code gs://}, {@code azureblob://}, {@code azurefs://}, {@code k8s://}</td><td>a store of a cloud
 * provider, or a volume of the cluster</td></tr>
 * </table>
 *
 * <p>Immutable and thread-safe.
 *
 * @param scheme part before {@code ://}
 * @param kind {@code secret}, {@code volumeset} or {@code reference} for the scheme {@code cpln}; {@code null} for others
 * @param name name of the secret, volume set or directory, the field, or the rest of the address for other schemes
 * @param key key of the secret, or {@code null} for the whole secret and for other kinds
 */
public record SourceUri(
        String scheme,
        @Nullable String kind,
        String name,
        @Nullable String key) {

    private static final String CPLN = "cpln";
    private static final String SECRET = "secret";
    private static final String SEPARATOR = "://";
    private static final int MAX_LENGTH = 4096;
    private static final Set<String> KINDS = Set.of(SECRET, "volumeset", "reference");
    private static final Set<String> STORES = Set.of("s3", "gs", "azureblob", "azurefs", "k8s");
    private static final Pattern KEY = Pattern.compile("[-._a-zA-Z0-9]+");
    private static final Pattern ADDRESS = Pattern.compile("[\\x21-\\x7e]+");

    /**
     * Reads a source.
     *
     * @param text the text
     * @return the source
     * @throws UsageException if the text is not a source, with the position of the invalid character
     */
    public static SourceUri parse(String text) {
        int separator = text.indexOf(SEPARATOR);
        String scheme = separator < 0 ? "" : text.substring(0, separator);
        int rest = separator + SEPARATOR.length();
        if (text.length() > MAX_LENGTH) {
            throw new UsageException("Invalid source '" + text.substring(0, 40) + "…': it has " + text.length()
                    + " characters; use at most " + MAX_LENGTH);
        }
        if (scheme.equals(CPLN)) {
            return ofCpln(text, rest);
        }
        if (scheme.equals("scratch")) {
            return new SourceUri(scheme, null, name(text, rest, text.length()), null);
        }
        if (STORES.contains(scheme)) {
            String address = text.substring(rest);
            if (!ADDRESS.matcher(address).matches()) {
                throw invalid(text, rest, "expected an address without blanks");
            }
            return new SourceUri(scheme, null, address, null);
        }
        throw invalid(text, 0, "expected cpln://, scratch://, s3://, gs://, azureblob://, azurefs:// or k8s://");
    }

    private static SourceUri ofCpln(String text, int rest) {
        int slash = text.indexOf('/', rest);
        String kind = slash < 0 ? "" : text.substring(rest, slash);
        if (!KINDS.contains(kind)) {
            throw invalid(text, rest, "expected secret/NAME, volumeset/NAME or reference/FIELD");
        }
        int dot = kind.equals(SECRET) ? text.indexOf('.', slash) : -1;
        String name = name(text, slash + 1, dot < 0 ? text.length() : dot);
        if (dot < 0) {
            return new SourceUri(CPLN, kind, name, null);
        }
        String key = text.substring(dot + 1);
        if (!KEY.matcher(key).matches()) {
            throw invalid(text, dot + 1, "expected a key of the secret: letters, digits, or the characters - . _");
        }
        return new SourceUri(CPLN, kind, name, key);
    }

    private static String name(String text, int start, int end) {
        String name = text.substring(start, end);
        if (!Names.isValid(name)) {
            throw invalid(text, start, "invalid name, " + Names.rule());
        }
        return name;
    }

    private static UsageException invalid(String text, int position, String problem) {
        return new UsageException(
                "Invalid source '" + LinkText.printable(text) + "', character " + (position + 1) + ": " + problem);
    }

    /**
     * Returns the object that the source names.
     *
     * @param org name of the organization of the workload
     * @param gvc name of the GVC of the workload
     * @return the full link of a secret or volume set; {@code null} for other sources
     * @throws UsageException if a name is invalid
     */
    public @Nullable ResourceLink target(String org, String gvc) {
        if (SECRET.equals(kind)) {
            return ResourceLink.ofOrg(org, SECRET, name);
        }
        return "volumeset".equals(kind) ? ResourceLink.ofGvc(org, gvc, "volumeset", name) : null;
    }

    /** Returns the text of the source. */
    @Override
    public String toString() {
        return scheme + SEPARATOR + (kind == null ? "" : kind + "/") + name + (key == null ? "" : "." + key);
    }
}
