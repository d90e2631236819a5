/* SPDX-License-Identifier: Apache-2.0 */
package io.cplnprefect.prefect.event;

import com.fasterxml.jackson.databind.annotation.JsonDeserialize;
import io.cplnprefect.core.json.Extensible;
import io.cplnprefect.core.json.Model;
import java.util.List;
import okhttp3.HttpUrl;
import org.immutables.value.Value;
import org.jspecify.annotations.Nullable;

/** A page of events. Immutable and thread-safe. */
@Value.Immutable
@Model
@JsonDeserialize(as = ImmutableEventPage.class)
public interface EventPage extends Extensible {

    /** Returns the events. */
    List<Event> events();

    /** Returns the number of events that the query selects. */
    Integer total();

    /** Returns the address of the next page, or {@code null} if this is the last one. */
    @Nullable
    String nextPage();

    /**
     * Returns the token of the next page. The address of the next page names the host by which the server was reached, which is not
     * that of this client if a proxy is between them.
     *
     * @return the parameter {@code page-token} of {@link #nextPage()}, or {@code null} if this is the last page
     */
    default @Nullable String nextPageToken() {
        String address = nextPage();
        HttpUrl url = address == null ? null : HttpUrl.parse(address);
        return url == null ? null : url.queryParameter("page-token");
    }

    /** Returns a builder. */
    static Builder builder() {
        return new Builder();
    }

    /** A builder of {@link EventPage}. Not thread-safe. */
    final class Builder extends ImmutableEventPage.Builder {
        Builder() {}
    }
}
