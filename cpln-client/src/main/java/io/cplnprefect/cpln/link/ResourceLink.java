/* SPDX-License-Identifier: Apache-2.0 */
package io.cplnprefect.cpln.link;

import com.fasterxml.jackson.annotation.JsonCreator;
import com.fasterxml.jackson.annotation.JsonValue;
import io.cplnprefect.core.error.UsageException;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * A link to an object, in one of these forms:
 *
 * <table>
 * <caption>Forms</caption>
 * <tr><td>{@code /org/ORG/KIND/NAME}, {@code /org/ORG/gvc/GVC/KIND/NAME}</td><td>full</td></tr>
 * <tr><td>{@code //KIND/NAME}</td><td>short: relative to the organization; {@code //identity/NAME} and other kinds of a GVC are
 * relative to the GVC of the object that contains the link</td></tr>
 * <tr><td>{@code //gvc/GVC/KIND/NAME}</td><td>short, for a kind of a GVC</td></tr>
 * </table>
 *
 * <p>Each form may continue below the object, as in {@code /org/acme/gvc/prefect/workload/etl/deployment/aws-eu-central-1}.
 * Immutable and thread-safe; equal links have the same text.
 */
public final class ResourceLink {

    private final @Nullable String org;
    private final @Nullable String gvc;
    private final String kind;
    private final String name;
    private final String below;

    ResourceLink(@Nullable String org, @Nullable String gvc, String kind, String name, String below) {
        this.org = org;
        this.gvc = gvc;
        this.kind = kind;
        this.name = name;
        this.below = below;
    }

    /**
     * Reads a link.
     *
     * @param text the link
     * @return the link
     * @throws UsageException if the text is not a link, with the position of the invalid character
     */
    @JsonCreator
    public static ResourceLink parse(String text) {
        return new LinkText(text).resource();
    }

    /**
     * Returns the full link of an object of an organization.
     *
     * @param org name of the organization
     * @param kind kind of the object
     * @param name name of the object
     * @return the link
     * @throws UsageException if one of them is invalid
     */
    public static ResourceLink ofOrg(String org, String kind, String name) {
        return parse("/org/" + org + "/" + kind + "/" + name);
    }

    /**
     * Returns the full link of an object of a GVC.
     *
     * @param org name of the organization
     * @param gvc name of the GVC
     * @param kind kind of the object
     * @param name name of the object
     * @return the link
     * @throws UsageException if one of them is invalid
     */
    public static ResourceLink ofGvc(String org, String gvc, String kind, String name) {
        return parse("/org/" + org + "/gvc/" + gvc + "/" + kind + "/" + name);
    }

    /**
     * Returns the name of the organization.
     *
     * @return the name, or {@code null} in a short link
     */
    public @Nullable String org() {
        return org;
    }

    /**
     * Returns the name of the GVC that contains the object.
     *
     * @return the name, or {@code null} if the link names none
     */
    public @Nullable String gvc() {
        return gvc;
    }

    /**
     * Returns the kind of the object.
     *
     * @return the kind, such as {@code workload}
     */
    public String kind() {
        return kind;
    }

    /**
     * Returns the name of the object.
     *
     * @return the name; that of an image contains its tag, and may contain slashes
     */
    public String name() {
        return name;
    }

    /**
     * Returns the part after the object.
     *
     * @return such as {@code deployment/aws-eu-central-1}; empty for the object itself
     */
    public String below() {
        return below;
    }

    /**
     * Returns whether the link names its organization.
     *
     * @return {@code true} for a full link
     */
    public boolean isFull() {
        return org != null;
    }

    /**
     * Returns the full link. A full link is returned as it is.
     *
     * @param ofOrg name of the organization of the object that contains the link
     * @param ofGvc name of the GVC of the object that contains the link; {@code null} if it has none
     * @return the full link
     * @throws UsageException if the link is relative to a GVC and there is none, or a name is invalid
     */
    public ResourceLink resolve(String ofOrg, @Nullable String ofGvc) {
        if (org != null) {
            return this;
        }
        String owner = gvc;
        if (owner == null && GvcKinds.NAMES.contains(kind)) {
            if (ofGvc == null) {
                throw new UsageException(
                        "Invalid link '" + this + "': it is relative to a GVC, and the object that contains it"
                                + " has none. Use //gvc/GVC/" + kind + "/" + name + ".");
            }
            owner = ofGvc;
        }
        return parse(new ResourceLink(ofOrg, owner, kind, name, below).toString());
    }

    /**
     * Returns the shortest link that means the same object in an object of an organization and GVC.
     *
     * @param inOrg name of the organization of the object that contains the link
     * @param inGvc name of the GVC of the object that contains the link; {@code null} if it has none
     * @return the short link, or this link if it is short or leads to another organization
     */
    public ResourceLink shorten(String inOrg, @Nullable String inGvc) {
        if (!inOrg.equals(org) || kind.equals("org")) {
            return this;
        }
        boolean sameGvc = gvc != null && gvc.equals(inGvc) && GvcKinds.NAMES.contains(kind);
        return new ResourceLink(null, sameGvc ? null : gvc, kind, name, below);
    }

    /** Returns the text of the link. */
    @Override
    @JsonValue
    public String toString() {
        StringBuilder text = new StringBuilder(org == null ? "/" : "/org/" + org);
        if (gvc != null) {
            text.append("/gvc/").append(gvc);
        }
        if (!kind.equals("org")) {
            text.append('/').append(kind).append('/').append(name);
        }
        return below.isEmpty()
                ? text.toString()
                : text.append('/').append(below).toString();
    }

    @Override
    public boolean equals(@Nullable Object other) {
        return other instanceof ResourceLink that
                && Objects.equals(org, that.org)
                && Objects.equals(gvc, that.gvc)
                && kind.equals(that.kind)
                && name.equals(that.name)
                && below.equals(that.below);
    }

    @Override
    public int hashCode() {
        return Objects.hash(org, gvc, kind, name, below);
    }
}
