using System.Globalization;
using Kpi.Data.Bench;

CultureInfo.DefaultThreadCurrentCulture = CultureInfo.CurrentCulture = CultureInfo.InvariantCulture;
return args switch
{
    [] => await AllAsync(),
    ["import", .. var rest] => await ImportBench.RunAsync(rest),
    ["refresh", .. var rest] => await RefreshBench.RunAsync(rest),
    ["read"] => await ReadBench.RunAsync(),
    ["memory"] => await MemoryBench.RunAsync(),
    _ => Usage(),
};

static async Task<int> AllAsync()
{
    int[] results =
    [
        await ImportBench.RunAsync([]),
        await RefreshBench.RunAsync([]),
        await ReadBench.RunAsync(),
        await MemoryBench.RunAsync(),
    ];
    return results.Max();
}

static int Usage()
{
    Console.Error.WriteLine(
        "Usage: ./kpi bench data [import [--customers 30000] [--months 36] [--padding 0] [--contacts 1080000] [--once] | refresh [--customers 100000] [--months 36] | read | memory]; without a name all of them"
    );
    return 1;
}
