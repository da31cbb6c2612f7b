using System.Diagnostics;

namespace Kpi.Data.Bench;

/// <summary>The time that a piece of work took at best, in seconds, and the least processor time of the whole process meanwhile.</summary>
internal sealed class Taken
{
    private double? first;

    public double Seconds { get; private set; } = double.MaxValue;

    public double Cpu { get; private set; } = double.MaxValue;

    public async Task TakeAsync(Func<Task> work)
    {
        var (start, before) = (Stopwatch.GetTimestamp(), Environment.CpuUsage.TotalTime);
        await work();
        var seconds = Stopwatch.GetElapsedTime(start).TotalSeconds;
        first ??= seconds;
        Seconds = Math.Min(Seconds, seconds);
        Cpu = Math.Min(Cpu, (Environment.CpuUsage.TotalTime - before).TotalSeconds);
    }

    public override string ToString() => $"{Seconds:N2} s ({Cpu:N2} s of processor time), the first time {first:N2} s";
}
