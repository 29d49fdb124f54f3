# Computes the main figures from records.csv. Needs nothing but R: Rscript analysis.R

arguments <- commandArgs(trailingOnly = FALSE)
script <- sub("^--file=", "", grep("^--file=", arguments, value = TRUE))
folder <- if (length(script) == 1) dirname(script) else "."

records <- read.csv(
  file.path(folder, "records.csv"),
  check.names = FALSE, na.strings = c("", "merged"), encoding = "UTF-8", stringsAsFactors = FALSE,
  # Words that may look like numbers.
  colClasses = c(deck_version = "character", place = "character", lecture = "character")
)
items <- sub("\\.pre$", "", grep("\\.pre$", names(records), value = TRUE))
n <- nrow(records)
k <- length(items)
if (n == 0 || k == 0) {
  cat("There are no records. README.md says why.\n")
  quit(status = 0)
}

# From 0 to 1.
pre <- records$pre_right / k
post <- records$post_right / k
change <- post - pre
varies <- n > 1 && length(unique(records$post_right - records$pre_right)) > 1

show <- function(name, value) cat(sprintf("%-60s %14s\n", name, if (is.na(value)) "undefined" else format(value, digits = 6)))
show("n", n)
show("score before, mean", mean(pre))
show("score before, SD", sd(pre))
show("score after, mean", mean(post))
show("score after, SD", sd(post))
show("difference, mean", mean(change))
show("difference, SD", sd(change))
if (varies) {
  test <- t.test(post, pre, paired = TRUE)
  show("difference, 95% interval, low", test$conf.int[1])
  show("difference, 95% interval, high", test$conf.int[2])
  show("paired t", unname(test$statistic))
  show("paired t, p", test$p.value)
  show("effect d_z", mean(change) / sd(change))
}
show("class normalised gain", if (mean(pre) < 1) mean(change) / (1 - mean(pre)) else NA)

right <- function(item, quiz) records[[paste0(item, ".", quiz)]] == "correct"
mcnemar <- function(item) {
  gained <- sum(!right(item, "pre") & right(item, "post"))
  lost <- sum(right(item, "pre") & !right(item, "post"))
  if (gained + lost == 0) 1 else binom.test(gained, gained + lost)$p.value
}
table <- data.frame(
  item = items,
  right_before = vapply(items, function(item) mean(right(item, "pre")), 0),
  right_after = vapply(items, function(item) mean(right(item, "post")), 0),
  mcnemar_p = vapply(items, mcnemar, 0),
  row.names = NULL
)
table$mcnemar_p_holm <- p.adjust(table$mcnemar_p, method = "holm")
cat("\n")
print(table, digits = 6)
