/* SPDX-License-Identifier: Apache-2.0 */
@NullMarked
package io.cplnprefect.cpln.waiter;

import org.jspecify.annotations.NullMarked;
