using System.Globalization;
using Kpi.Kpis.Bench.EarlyWarning;
using Kpi.Kpis.Bench.Statistics;

CultureInfo.DefaultThreadCurrentCulture = CultureInfo.CurrentCulture = CultureInfo.InvariantCulture;
switch (args)
{
    case ["statistics"]:
        return StatisticsBench.Run();
    case ["early-warning"]:
        return EarlyWarningBench.Run(null);
    case ["early-warning", var file]:
        return EarlyWarningBench.Run(file);
    default:
        Console.Error.WriteLine("usage: bench statistics | bench early-warning [FILE]");
        return 2;
}
