using System.Globalization;
using Kpi.Data.Bench;

CultureInfo.DefaultThreadCurrentCulture = CultureInfo.CurrentCulture = CultureInfo.InvariantCulture;
return args switch
{
    ["import", .. var rest] => await ImportBench.RunAsync(rest),
    _ => Usage(),
};

static int Usage()
{
    Console.Error.WriteLine("Usage: ./kpi bench data import [--rows 1000000] [--keep]");
    return 1;
}
