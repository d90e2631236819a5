/* SPDX-License-Identifier: Apache-2.0 */
package io.cplnprefect.prefect.internal;

import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Stream;

/** Locates the rows of a page that follow the rows that were listed before. */
enum RowOrder {

    /** By id, descending. Ids do not change, so that the last listed id separates listed rows from others. */
    ID_DESCENDING(1) {
        @Override
        Found firstNew(List<UUID> page, List<UUID> listed) {
            UUID last = listed.get(listed.size() - 1);
            int index = 0;
            while (index < page.size() && compare(page.get(index), last) >= 0) {
                index++;
            }
            if (index == 0) {
                return Found.PAGE_IS_LATER;
            }
            return index == page.size() ? Found.PAGE_IS_EARLIER : new Found(index);
        }
    },

    /** By other values. The last row of the page that was listed separates listed rows from others. */
    OTHER(2 * OffsetPages.FULL_PAGE) {
        @Override
        Found firstNew(List<UUID> page, List<UUID> listed) {
            Set<UUID> ids = new HashSet<>(listed);
            for (int i = page.size() - 1; i >= 0; i--) {
                if (ids.contains(page.get(i))) {
                    return new Found(i + 1);
                }
            }
            return Found.PAGE_IS_LATER;
        }
    };

    private final int remembered;

    RowOrder(int remembered) {
        this.remembered = remembered;
    }

    /** Returns the ids of listed rows with which the next page is compared. */
    List<UUID> remembered(List<UUID> listed, List<UUID> page) {
        List<UUID> ids =
                Stream.concat(listed.stream(), page.stream()).distinct().toList();
        return ids.subList(Math.max(0, ids.size() - remembered), ids.size());
    }

    /**
     * Returns where the rows of a page begin that were not listed.
     *
     * @param page ids of the rows of the page
     * @param listed ids of the rows that were listed last, not empty
     */
    abstract Found firstNew(List<UUID> page, List<UUID> listed);

    /** Compares as the databases of servers do: by the hexadecimal digits. */
    private static int compare(UUID left, UUID right) {
        int high = Long.compareUnsigned(left.getMostSignificantBits(), right.getMostSignificantBits());
        return high != 0 ? high : Long.compareUnsigned(left.getLeastSignificantBits(), right.getLeastSignificantBits());
    }

    /**
     * The first row of a page that was not listed.
     *
     * @param index index of the row
     */
    record Found(int index) {

        /** No row of the page was listed: rows between the listed ones and the page may be missing. */
        static final Found PAGE_IS_LATER = new Found(-1);

        /** All rows of the page precede the rows to list. */
        static final Found PAGE_IS_EARLIER = new Found(Integer.MAX_VALUE);
    }
}
