/* SPDX-License-Identifier: Apache-2.0 */
package io.cplnprefect.prefect.query;

import com.fasterxml.jackson.annotation.JsonUnwrapped;

/**
 * A query of one page of a list whose pages are numbered.
 *
 * @param query the query; its limit is the number of objects on a page, its offset is ignored
 * @param page number of the page, from 1
 * @param <Q> type of the query
 */
public record NumberedQuery<Q extends OffsetQuery<Q>>(
        @JsonUnwrapped Q query, int page) {}
