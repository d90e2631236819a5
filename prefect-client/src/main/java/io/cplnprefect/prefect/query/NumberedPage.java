/* SPDX-License-Identifier: Apache-2.0 */
package io.cplnprefect.prefect.query;

import java.util.List;

/**
 * A page of a list whose pages are numbered.
 *
 * @param results the objects on the page
 * @param count number of objects on all pages
 * @param limit largest number of objects on a page
 * @param pages number of pages
 * @param page number of this page, from 1
 * @param <T> type of the objects
 */
public record NumberedPage<T>(List<T> results, int count, int limit, int pages, int page) {}
