using System.Text.RegularExpressions;

namespace Kpi.Architecture.Tests;

/// <summary>
/// A test that waits for a clock is right on a quiet machine and wrong on a busy one. Tests wait in one place, <see cref="Eventually"/>, or move
/// a clock of their own; the product's time is a <see cref="TimeProvider"/>.
/// </summary>
public sealed partial class WaitingTests
{
    private const string Waiting =
        @"\bTask\.Delay\(|\bThread\.Sleep\(|\bStopwatch\b|\bWaitAsync\(\s*TimeSpan|\bCancelAfter\(|CancellationTokenSource\([^)]"
        + @"|DateTime(Offset)?\.(UtcNow|Now|Today)\b|\bEnvironment\.TickCount";

    [Fact]
    public void Tests_wait_in_one_place_only() =>
        Lines("tests", "*.cs")
            .Where(line => !IsAllowedIn(line.File))
            .Where(line => Clock().IsMatch(line.Text))
            .Select(Place)
            .ShouldBeEmpty();

    [Fact]
    public void The_product_reads_time_from_a_TimeProvider() =>
        Lines("src", "*.cs")
            .Where(line => !line.Text.Contains("Timeout.InfiniteTimeSpan", StringComparison.Ordinal))
            .Where(line => ProductClock().IsMatch(line.Text))
            .Select(Place)
            .ShouldBeEmpty();

    /// <remarks>The reference server is no judge: it is started by hand, to hold its answers beside ours.</remarks>
    [Fact]
    public void Scripts_that_judge_the_engine_do_not_sleep() =>
        Lines(Path.Combine("tests", "conformance"), "*.mjs")
            .Where(line => !line.File.Contains("reference", StringComparison.Ordinal))
            .Where(line =>
                line.Text.Contains("setTimeout(", StringComparison.Ordinal)
                || line.Text.Contains("timers/promises", StringComparison.Ordinal)
            )
            .Select(Place)
            .ShouldBeEmpty();

    private static bool IsAllowedIn(string file) =>
        file.EndsWith("Eventually.cs", StringComparison.Ordinal) || file.EndsWith("WaitingTests.cs", StringComparison.Ordinal);

    private static string Place((string File, int Number, string Text) line) => $"{line.File}:{line.Number} {line.Text.Trim()}";

    private static IEnumerable<(string File, int Number, string Text)> Lines(string folder, string pattern) =>
        from file in Directory.EnumerateFiles(Path.Combine(SharedData.Root, folder), pattern, SearchOption.AllDirectories)
        where !file.Contains("node_modules", StringComparison.Ordinal)
        from line in File.ReadLines(file).Select((text, index) => (Path.GetRelativePath(SharedData.Root, file), index + 1, text))
        select line;

    [GeneratedRegex(Waiting, RegexOptions.NonBacktracking | RegexOptions.ExplicitCapture)]
    private static partial Regex Clock();

    // A TimeProvider may be asked to wait: Task.Delay(span, time), new CancellationTokenSource(span, time), and so may whatever was made with one.
    [GeneratedRegex(
        @"\bTask\.Delay\([^,]*(, cancellation\w*)?\);|\bThread\.Sleep\(|\bStopwatch\b|CancellationTokenSource\([^,)]+\)"
            + @"|DateTime(Offset)?\.(UtcNow|Now|Today)\b|\bEnvironment\.TickCount",
        RegexOptions.NonBacktracking | RegexOptions.ExplicitCapture
    )]
    private static partial Regex ProductClock();
}
