@NullMarked
package org.carrel.contract.topic;

import org.jspecify.annotations.NullMarked;
