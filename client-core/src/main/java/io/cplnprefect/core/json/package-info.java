/* SPDX-License-Identifier: Apache-2.0 */
/** How JSON is read and written, and open value types for what a server may extend. */
@NullMarked
package io.cplnprefect.core.json;

import org.jspecify.annotations.NullMarked;
