/* SPDX-License-Identifier: Apache-2.0 */
@NullMarked
package io.cplnprefect.bridge.credential;

import org.jspecify.annotations.NullMarked;
